// RUN: %check_redirects %s %t --framework cpp-httplib

// The rows of a table are tuples or pairs, or a function gets a row as its
// parameter.

#include <httplib.h>
#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>
using namespace httplib;
using Out = Server::HandlerResponse;
using Page = void (*)(const Request &, Response &);
using Tuple = std::tuple<std::string, const char *, Page>;
struct Row {
  std::string method, path;
  Page page;
};

// Taken apart by names.
static void showNames(const Request &req, Response &res) { res.set_redirect("https://cj.example" + req.path, 302); }
static void saveNames(const Request &req, Response &res) { res.set_redirect("https://ck.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:110: warning: POST gets a 302
// CHECK-FIXES: static void saveNames(const Request &req, Response &res) { res.set_redirect("https://ck.example" + req.path, 307); }
static const std::vector<Tuple> byNames = {{"GET", "/a", showNames}, {"POST", "/a", saveNames}};
void installNames(Server &server) {
  for (const auto &[method, path, page] : byNames)
    if (method == "GET")
      server.Get(path, page);
    else
      server.Post(path, page);
}

// By numbers.
static void showNumbers(const Request &req, Response &res) { res.set_redirect("https://cl.example" + req.path, 302); }
static void saveNumbers(const Request &req, Response &res) { res.set_redirect("https://cm.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:112: warning: PUT gets a 302
// CHECK-FIXES: static void saveNumbers(const Request &req, Response &res) { res.set_redirect("https://cm.example" + req.path, 307); }
static const Tuple byNumbers[] = {{"GET", "/a", showNumbers}, {"PUT", "/a", saveNumbers}};
static Out dispatchNumbers(const Request &req, Response &res) {
  for (const auto &row : byNumbers)
    if (std::get<0>(row) == req.method && std::get<1>(row) == req.path) {
      std::get<2>(row)(req, res);
      return Out::Handled;
    }
  return Out::Unhandled;
}

// Made by a function.
static void showMade(const Request &req, Response &res) { res.set_redirect("https://cn.example" + req.path, 302); }
static void saveMade(const Request &req, Response &res) { res.set_redirect("https://co.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:109: warning: PATCH gets a 302
// CHECK-FIXES: static void saveMade(const Request &req, Response &res) { res.set_redirect("https://co.example" + req.path, 307); }
static const auto made = {std::make_tuple("GET", "/a", &showMade), std::make_tuple("PATCH", "/a", &saveMade)};
static Out dispatchMade(const Request &req, Response &res) {
  for (const auto &[method, path, page] : made)
    if (req.method == method && req.path == path) {
      page(req, res);
      return Out::Handled;
    }
  return Out::Unhandled;
}

// A function is given each row, by a reference or by a pointer.
static void showGiven(const Request &req, Response &res) { res.set_redirect("https://cp.example" + req.path, 302); }
static void saveGiven(const Request &req, Response &res) { res.set_redirect("https://cq.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:110: warning: POST gets a 302
// CHECK-FIXES: static void saveGiven(const Request &req, Response &res) { res.set_redirect("https://cq.example" + req.path, 307); }
static const std::vector<Row> given = {{"GET", "/g", showGiven}, {"POST", "/h", saveGiven}};
inline void add(Server &server, const Row &row) {
  if (row.method == "GET")
    server.Get(row.path, row.page);
  else if (row.method == "POST")
    server.Post(row.path, row.page);
}
void installGiven(Server &server) {
  for (const auto &row : given)
    add(server, row);
}
static void showServed(const Request &req, Response &res) { res.set_redirect("https://cr.example" + req.path, 302); }
static void saveServed(const Request &req, Response &res) { res.set_redirect("https://cs.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:111: warning: DELETE gets a 302
// CHECK-FIXES: static void saveServed(const Request &req, Response &res) { res.set_redirect("https://cs.example" + req.path, 307); }
static const std::vector<Row> served = {{"GET", "/g", showServed}, {"DELETE", "/h", saveServed}};
inline bool serve(const Row *row, const Request &req, Response &res) {
  if (row->method != req.method || row->path != req.path)
    return false;
  row->page(req, res);
  return true;
}
static Out dispatchServed(const Request &req, Response &res) {
  for (const auto &row : served)
    if (serve(&row, req, res))
      return Out::Handled;
  return Out::Unhandled;
}

// The row's method is compared with another parameter: nothing is said.
static void showTold(const Request &req, Response &res) { res.set_redirect("https://ct.example" + req.path, 302); }
static void saveTold(const Request &req, Response &res) { res.set_redirect("https://cu.example" + req.path, 302); }
static const std::vector<Row> told = {{"GET", "/g", showTold}, {"POST", "/h", saveTold}};
inline bool serveTold(const Row &row, const std::string &method, const Request &req, Response &res) {
  if (row.method != method)
    return false;
  row.page(req, res);
  return true;
}
static Out dispatchTold(const Request &req, Response &res) {
  for (const auto &row : told)
    if (serveTold(row, req.method, req, res))
      return Out::Handled;
  return Out::Unhandled;
}

// A standard function is given a lambda.
static void showEach(const Request &req, Response &res) { res.set_redirect("https://cv.example" + req.path, 302); }
static void saveEach(const Request &req, Response &res) { res.set_redirect("https://cw.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:109: warning: POST gets a 302
// CHECK-FIXES: static void saveEach(const Request &req, Response &res) { res.set_redirect("https://cw.example" + req.path, 307); }
static const std::vector<Row> each = {{"GET", "/e", showEach}, {"POST", "/f", saveEach}};
void installEach(Server &server) {
  std::for_each(each.begin(), each.end(), [&](const Row &row) {
    if (row.method == "GET")
      server.Get(row.path, row.page);
    else
      server.Post(row.path, row.page);
  });
}

int main() {
  Server server;
  installNames(server);
  server.set_pre_routing_handler(dispatchNumbers);
  server.set_pre_routing_handler(dispatchMade);
  installGiven(server);
  server.set_pre_routing_handler(dispatchServed);
  server.set_pre_routing_handler(dispatchTold);
  installEach(server);
}

// A request has callbacks as well, and is no row: who calls the handler tells
// nothing of its members.
void installPeers(Server &server) {
  server.Post("/v1/peers", [](const Request &req, Response &res) {
    if (req.remote_addr != "127.0.0.1")
      res.set_redirect("https://peers.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:60: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("https://peers.example" + req.path, 307);
  });
}
