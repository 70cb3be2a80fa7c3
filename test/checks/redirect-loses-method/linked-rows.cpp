// RUN: %check_redirects %s %t --framework cpp-httplib

// The rows of a table may be links of a list, too: what a variable walks along is
// told by itself, `link = link->next`, or by another one that walks.

#include <httplib.h>
#include <string>
using namespace httplib;
struct Link {
  std::string name;
  Link *next;
};
static Link links[] = {{"Server", nullptr}, {"Date", nullptr}};

static void show(const std::string &name);

// From the first to the last.
void addWalked(Server &server) {
  server.Post("/walked", [](const Request &req, Response &res) {
    size_t length = 0;
    for (Link *link = links; link; link = link->next)
      length += link->name.size();
    if (length < 100)
      res.set_redirect("https://b.example" + req.path);
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: POST gets a 302 by default
      // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
  });
  server.Get("/walked", [](const Request &req, Response &res) {
    size_t length = 0;
    for (Link *link = links; link; link = link->next)
      length += link->name.size();
    if (length < 100)
      res.set_redirect("https://b.example" + req.path);
  });
}

// By two that go on by turns, by the one before, and from the second on.
void addTurns(Server &server) {
  server.Put("/turns", [](const Request &, Response &res) {
    Link *one = links;
    Link *other = links;
    while (one && other) {
      one = other->next;
      other = one->next;
    }
    if (one)
      show(one->name);
    res.set_redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: PUT gets a 302 by default
  });
  server.Put("/before", [](const Request &, Response &res) {
    Link *before = nullptr;
    for (Link *link = links; link; link = link->next) {
      if (before)
        before->next = link->next;
      before = link;
    }
    if (before)
      show(before->name);
    res.set_redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: PUT gets a 302 by default
  });
  server.Put("/second", [](const Request &, Response &res) {
    Link *link = links->next ? links->next : links;
    do {
      show(link->name);
      link = (&*link)->next;
    } while (link);
    res.set_redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: PUT gets a 302 by default
  });
  server.Get("/turns", [](const Request &, Response &res) {
    Link *one = links;
    Link *other = links;
    while (one && other) {
      one = other->next;
      other = one->next;
    }
    res.set_redirect("/");
  });
}
