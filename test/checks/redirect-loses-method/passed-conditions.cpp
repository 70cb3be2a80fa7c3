// RUN: %check_redirects %s %t --framework cpp-httplib

// A value that depends on the method is passed on: what is done with it belongs
// to that call.

#include <httplib.h>
using namespace httplib;
void send(const Request &req, Response &res, bool isRead) {
  if (isRead)
    res.set_redirect("https://b.example" + req.path, 302);
  else
    res.set_redirect("https://b.example" + req.path, 307);
}
void choose(const Request &req, Response &res, bool isRead) {
  res.set_redirect("https://b.example" + req.path, isRead ? 302 : 307);
}
void chooseWrong(const Request &req, Response &res, bool isRead) {
  res.set_redirect("https://b.example" + req.path, isRead ? 307 : 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:67: warning: POST, PUT, PATCH and DELETE get a 302
  // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, isRead ? 307 : 307);
}
// A branch decides what is passed on, and a constant decides a branch.
void inner(const Request &req, Response &res, bool isRead) {
  if (isRead)
    res.set_redirect("https://b.example" + req.path, 302);
  else
    res.set_redirect("https://b.example" + req.path, 307);
}
void passedOn(const Request &req, Response &res, bool isRead) {
  if (isRead)
    inner(req, res, isRead);
  else
    inner(req, res, isRead);
}
void decided(const Request &req, Response &res, bool isRead) {
  res.set_redirect("https://b.example" + req.path, isRead ? 302 : 308);
}
void plain(const Request &req, Response &res, bool fast) {
  res.set_redirect("https://b.example" + req.path, fast ? 307 : 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:65: warning: POST, PUT, PATCH and DELETE get a 302
  // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, fast ? 307 : 307);
}
// Deeper functions are reached by what the branch admits.
void deeper(const Request &req, Response &res) {
  res.set_redirect("https://d.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST, PUT, PATCH and DELETE get a 302
  // CHECK-FIXES: res.set_redirect("https://d.example" + req.path, 307);
}
void deeperTwin(const Request &req, Response &res) {
  res.set_redirect("https://d.example" + req.path, 302);
}
void either(const Request &req, Response &res, bool isRead) {
  if (isRead)
    deeperTwin(req, res);
  else
    deeper(req, res);
}
bool isRead(const Request &req) { return req.method == "GET" || req.method == "HEAD"; }
void add(Server &server) {
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    if (req.path == "/a")
      send(req, res, req.method == "GET" || req.method == "HEAD");
    else if (req.path == "/b")
      choose(req, res, isRead(req));
    else if (req.path == "/c")
      chooseWrong(req, res, isRead(req));
    else if (req.path == "/d")
      either(req, res, isRead(req));
    else if (req.path == "/e")
      passedOn(req, res, req.method == "GET");
    else if (req.method == "GET" || req.method == "HEAD")
      decided(req, res, true);
    else if (req.path == "/f")
      decided(req, res, false);
    else
      plain(req, res, req.has_header("x"));
    return Server::HandlerResponse::Handled;
  });
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    const bool read = isRead(req);
    [&] {
      if (read)
        res.set_redirect("https://c.example" + req.path, 302);
    }();
    return Server::HandlerResponse::Handled;
  });
}
