// RUN: %check_redirects %s %t --framework cpp-httplib

// A handler behind a list of functions that let requests through: those get to
// it whom all of them let through.

#include <httplib.h>
#include <functional>
#include <string>
#include <utility>
#include <vector>
using namespace httplib;
using Page = std::function<void(const Request &, Response &)>;
using Link = std::function<bool(const Request &, Response &)>;

bool onlyReads(const Request &req, Response &res) {
  if (req.method == "GET")
    return true;
  res.status = 405;
  return false;
}
bool onlyWrites(const Request &req, Response &) { return req.method == "POST"; }
bool anything(const Request &, Response &) { return true; }
bool withToken(const Request &req, Response &res) {
  if (req.has_header("Token"))
    return true;
  res.status = 401;
  return false;
}
Page behind(std::vector<Link> links, Page page) {
  return [links, page](const Request &req, Response &res) {
    for (const auto &link : links)
      if (!link(req, res))
        return;
    page(req, res);
  };
}
void silent(Server &server) {
  server.Post("/a", behind({onlyReads}, [](const Request &req, Response &res) { res.set_redirect("https://a.example" + req.path, 302); }));
  server.Post("/b", behind({anything, onlyReads}, [](const Request &req, Response &res) { res.set_redirect("https://b.example" + req.path, 302); }));
  server.Post("/c", behind({onlyReads, anything}, [](const Request &req, Response &res) { res.set_redirect("https://c.example" + req.path, 302); }));
  server.Put("/d", behind({withToken, onlyWrites}, [](const Request &req, Response &res) { res.set_redirect("https://d.example" + req.path, 302); }));
}
void reported(Server &server) {
  server.Post("/e", behind({anything}, [](const Request &req, Response &res) { res.set_redirect("https://e.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:129: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/e", behind({anything}, [](const Request &req, Response &res) { res.set_redirect("https://e.example" + req.path, 307); }));
  server.Post("/f", behind({}, [](const Request &req, Response &res) { res.set_redirect("https://f.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:121: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/f", behind({}, [](const Request &req, Response &res) { res.set_redirect("https://f.example" + req.path, 307); }));
  server.Post("/g", behind({withToken, onlyWrites}, [](const Request &req, Response &res) { res.set_redirect("https://g.example" + req.path, 302); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:142: warning: POST gets a 302
  // CHECK-FIXES: server.Post("/g", behind({withToken, onlyWrites}, [](const Request &req, Response &res) { res.set_redirect("https://g.example" + req.path, 307); }));
}

// The list is filled before it is handed over.
void filled(Server &server) {
  std::vector<Link> links;
  links.push_back(withToken);
  links.push_back(onlyReads);
  server.Post("/h", behind(links, [](const Request &req, Response &res) { res.set_redirect("https://h.example" + req.path, 302); }));
}

// What is in the list isn't known: nothing is said of what is behind it.
std::vector<Link> configured();
void unknown(Server &server) {
  server.Post("/i", behind(configured(), [](const Request &req, Response &res) { res.set_redirect("https://i.example" + req.path, 302); }));
}

// A member of a group of routes.
class Group {
public:
  explicit Group(Server &s) : server(s) {}
  Group &use(Link link) {
    before.push_back(std::move(link));
    return *this;
  }
  void post(const std::string &path, Page page) {
    server.Post(path, [this, page](const Request &req, Response &res) {
      for (auto &link : before)
        if (!link(req, res))
          return;
      page(req, res);
    });
  }

private:
  std::vector<Link> before;
  Server &server;
};
void grouped(Server &server) {
  static Group group(server);
  group.use(onlyReads);
  group.post("/j", [](const Request &req, Response &res) { res.set_redirect("https://j.example" + req.path, 302); });
}
