// RUN: %check_redirects %s %t --framework cpp-httplib

// What a virtual call runs goes by the class of its object: the class that lets
// a request through is the one that answers it.

#include <httplib.h>
#include <memory>
#include <string>
#include <vector>
using namespace httplib;
using Out = Server::HandlerResponse;

struct Page {
  virtual ~Page() = default;
  virtual bool accepts(const Request &req) const = 0;
  virtual void serve(const Request &req, Response &res) const = 0;
};
struct FormPage : Page {
  bool accepts(const Request &req) const override { return req.method == "POST"; }
  void serve(const Request &req, Response &res) const override {
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  }
};
struct HomePage : Page {
  bool accepts(const Request &req) const override { return req.method == "GET"; }
  void serve(const Request &req, Response &res) const override {
    res.set_redirect("https://b.example" + req.path, 302);
  }
};
struct Site {
  std::vector<Page *> pages;
  Out handle(const Request &req, Response &res) const {
    for (const Page *page : pages)
      if (page->accepts(req)) {
        page->serve(req, res);
        return Out::Handled;
      }
    return Out::Unhandled;
  }
};

// By any kind of pointer, and left early.
struct Part {
  virtual ~Part() = default;
  virtual bool refuses(const Request &req) const { return false; }
  virtual void answer(const Request &req, Response &res) = 0;
};
struct ReadPart : Part {
  bool refuses(const Request &req) const override { return req.method != "GET" && req.method != "HEAD"; }
  void answer(const Request &req, Response &res) override {
    res.set_redirect("https://c.example" + req.path, 302);
  }
};
struct WritePart : Part {
  bool refuses(const Request &req) const override { return req.method != "PUT"; }
  void answer(const Request &req, Response &res) override {
    res.set_redirect("https://d.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets a 302
    // CHECK-FIXES: res.set_redirect("https://d.example" + req.path, 307);
  }
};
struct AnyPart : Part {
  void answer(const Request &req, Response &res) override {
    res.set_redirect("https://e.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get a 302
    // CHECK-FIXES: res.set_redirect("https://e.example" + req.path, 307);
  }
};
Out handleParts(const std::vector<std::unique_ptr<Part>> &parts, const Request &req, Response &res) {
  for (const auto &part : parts) {
    if (part->refuses(req))
      continue;
    part->answer(req, res);
    return Out::Handled;
  }
  return Out::Unhandled;
}

// The base asks and calls.
class Action {
public:
  virtual ~Action() = default;
  void run(const Request &req, Response &res) {
    if (isFor(req.method))
      act(req, res);
  }

private:
  virtual bool isFor(const std::string &method) const = 0;
  virtual void act(const Request &req, Response &res) = 0;
};
class Show : public Action {
  bool isFor(const std::string &method) const override { return method == "GET"; }
  void act(const Request &req, Response &res) override { res.set_redirect("https://f.example" + req.path, 302); }
};
class Save : public Action {
  bool isFor(const std::string &method) const override { return method == "PATCH"; }
  void act(const Request &req, Response &res) override { res.set_redirect("https://g.example" + req.path, 302); }
  // CHECK-MESSAGES: :[[@LINE-1]]:107: warning: PATCH gets a 302
  // CHECK-FIXES: void act(const Request &req, Response &res) override { res.set_redirect("https://g.example" + req.path, 307); }
};

// A class tells its method, and somebody else compares it.
struct Verbal {
  virtual ~Verbal() = default;
  virtual const char *method() const = 0;
  virtual void go(const Request &req, Response &res) = 0;
};
struct Getter : Verbal {
  const char *method() const override { return "GET"; }
  void go(const Request &req, Response &res) override { res.set_redirect("https://h.example" + req.path, 302); }
};
struct Putter : Verbal {
  const char *method() const override { return "PUT"; }
  void go(const Request &req, Response &res) override { res.set_redirect("https://i.example" + req.path, 302); }
  // CHECK-MESSAGES: :[[@LINE-1]]:106: warning: PUT gets a 302
  // CHECK-FIXES: void go(const Request &req, Response &res) override { res.set_redirect("https://i.example" + req.path, 307); }
};
Out handleVerbal(const std::vector<std::shared_ptr<Verbal>> &all, const Request &req, Response &res) {
  for (const auto &one : all)
    if (req.method == one->method())
      one->go(req, res);
  return Out::Handled;
}

// Which class it is says nothing of whether it is there.
Part *partForReads(const Request &req, Part &part) { return req.method == "GET" ? &part : nullptr; }
Out handleReads(Part &one, const Request &req, Response &res) {
  Part *part = partForReads(req, one);
  if (part && part->refuses(req))
    return Out::Unhandled;
  if (!part)
    return Out::Unhandled;
  res.set_redirect("https://j.example" + req.path, 302);
  return Out::Handled;
}

void install(Server &server, Site &site, std::vector<std::unique_ptr<Part>> &parts, Action &action,
             std::vector<std::shared_ptr<Verbal>> &all) {
  server.set_pre_routing_handler([&](const Request &req, Response &res) { return site.handle(req, res); });
  server.set_pre_routing_handler([&](const Request &req, Response &res) { return handleParts(parts, req, res); });
  server.set_pre_routing_handler([&](const Request &req, Response &res) { return handleVerbal(all, req, res); });
  server.set_pre_routing_handler([&](const Request &req, Response &res) { return handleReads(*parts[0], req, res); });
  server.set_pre_routing_handler([&](const Request &req, Response &res) {
    action.run(req, res);
    return Out::Handled;
  });
}
