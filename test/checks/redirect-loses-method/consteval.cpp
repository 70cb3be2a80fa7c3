// RUN: %check_redirects %s %t --framework cpp-httplib --std c++23

// `if consteval` has no condition: nothing is asked of the request. LLVM 19 makes
// no graph of a function that has one.
// REQUIRES: llvm-22

#include <httplib.h>
#include <map>
using namespace httplib;

constexpr int statusNow() {
  if consteval {
    return 307;
  } else {
    return 308;
  }
}
struct Page { std::string text; };
std::map<std::string, Page> pages;
const Page &pageOf(const std::string &name) {
  if !consteval {
    if (pages.count(name) == 0)
      pages[name] = Page{name};
  }
  return pages[name];
}
std::string lowered(const std::string &path) {
  std::string all;
  for (char c : path) {
    if consteval {
      continue;
    } else {
      all += c;
    }
  }
  return all;
}

void addBranches(Server &server) {
  // Two targets of one redirect, chosen without a question.
  server.Post("/a", [](const Request &req, Response &res) {
    std::string to;
    if consteval {
      to = "/a";
    } else {
      to = "https://a.example" + req.path;
    }
    res.set_redirect(to, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect(to, 307);
  });
  server.Post("/b", [](const Request &req, Response &res) {
    if !consteval {
      res.set_redirect("https://b.example" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: POST gets a 302
      // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    }
  });
  server.Post("/c", [](const Request &req, Response &res) {
    if consteval {
      res.set_redirect("https://c.example" + req.path, 307);
    } else {
      res.set_redirect("https://c.example" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: POST gets a 302
      // CHECK-FIXES: res.set_redirect("https://c.example" + req.path, 307);
    }
  });
  server.Post("/d", [](const Request &req, Response &res) {
    pageOf(req.path);
    res.set_redirect("https://d.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("https://d.example" + req.path, 307);
  });
  server.Post("/e", [](const Request &req, Response &res) {
    res.set_redirect("https://e.example" + lowered(req.path), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:63: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("https://e.example" + lowered(req.path), 307);
  });
}

// Silent.
void addTwins(Server &server) {
  server.Get("/a", [](const Request &req, Response &res) {
    std::string to;
    if consteval {
      to = "/a";
    } else {
      to = "https://a.example" + req.path;
    }
    res.set_redirect(to, 302);
  });
  server.Post("/b", [](const Request &req, Response &res) {
    if consteval {
      res.set_redirect("https://b.example" + req.path, 307);
    } else {
      res.set_redirect("https://b.example" + req.path, 308);
    }
  });
  server.Post("/c", [](const Request &req, Response &res) {
    res.set_redirect("https://c.example" + req.path, statusNow());
  });
}
