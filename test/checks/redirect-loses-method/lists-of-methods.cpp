// RUN: %check_redirects %s %t --framework cpp-httplib

// Lists, sets and tables of methods that are spelled out, however they are
// searched.

#include <algorithm>
#include <array>
#include <httplib.h>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>
using namespace httplib;
using Outcome = Server::HandlerResponse;

const std::set<std::string> reads = {"GET", "HEAD"};
const std::vector<std::string> changing{"PUT", "PATCH"};
constexpr const char *senders[] = {"POST", "PUT"};

Outcome foundTwin(const Request &req, Response &res) {
  if (reads.find(req.method) != reads.end())
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome found(const Request &req, Response &res) {
  if (std::find(changing.begin(), changing.end(), req.method) !=
      changing.end())
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT and PATCH get
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome countedTwin(const Request &req, Response &res) {
  if (!reads.count(req.method))
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome counted(const Request &req, Response &res) {
  static const std::unordered_set<std::string> ended{"DELETE"};
  const bool isEnd = ended.count(req.method) == 1;
  if (isEnd)
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: DELETE gets
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome inArrayTwin(const Request &req, Response &res) {
  static const std::array<std::string, 2> names{{"GET", "HEAD"}};
  if (std::count(names.begin(), names.end(), req.method) == 0)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome inArray(const Request &req, Response &res) {
  if (std::find(std::begin(senders), std::end(senders), req.method) ==
      std::end(senders))
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST and PUT get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

// A table from the method to something else.
const std::map<std::string, bool> isWrite = {
    {"GET", false}, {"POST", true}, {"DELETE", true}};
Outcome tableTwin(const Request &req, Response &res) {
  const auto row = isWrite.find(req.method);
  if (row == isWrite.end() || row->second)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome table(const Request &req, Response &res) {
  const auto row = isWrite.find(req.method);
  if (row != isWrite.end() && row->second)
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST and DELETE get
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome statusTableTwin(const Request &req, Response &res) {
  static const std::unordered_map<std::string, int> codes = {{"GET", 302},
                                                             {"POST", 307}};
  res.set_redirect("https://a.example" + req.path, codes.at(req.method));
  return Outcome::Handled;
}

// Searched by a loop: which of them it is, isn't known.
Outcome loopTwin(const Request &req, Response &res) {
  bool isKnown = false;
  for (const std::string &name : reads)
    if (name == req.method)
      isKnown = true;
  if (!isKnown)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome rowsTwin(const Request &req, Response &res) {
  for (const auto &[name, writes] : isWrite)
    if (name == req.method && writes)
      return Outcome::Unhandled;
  if (req.method == "PUT" || req.method == "PATCH")
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
// What refuses nothing where there is nothing to go through.
Outcome refusalsTwin(const Request &req, Response &res) {
  std::vector<std::string> faults;
  if (req.method != "GET")
    faults.push_back("GET only");
  for (const std::string &fault : faults) {
    res.set_content(fault, "text/plain");
    return Outcome::Handled;
  }
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

// Lists of something else.
Outcome paths(const Request &req, Response &res) {
  static const std::set<std::string> moved = {"/a", "/b"};
  if (moved.count(req.path) == 0)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome loopOverPaths(const Request &req, Response &res) {
  if (req.method == "GET")
    return Outcome::Unhandled;
  for (const char *path : {"/a", "/b"})
    if (req.path == path)
      return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

int main() {
  Server server;
  for (auto handler :
       {found, foundTwin, counted, countedTwin, inArray, inArrayTwin, table,
        tableTwin, statusTableTwin, loopTwin, rowsTwin, refusalsTwin, paths,
        loopOverPaths})
    server.set_pre_routing_handler(handler);
}
