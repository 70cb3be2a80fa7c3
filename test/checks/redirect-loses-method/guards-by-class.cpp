// RUN: %check_redirects %s %t --checks http-redirect-loses-method

// A guard is an object behind its base class, and whom it lets through depends
// on its class. Which of them stands where is up to who registers what.

#include <httplib.h>
#include <memory>

using namespace httplib;

static Server server;

struct Guard {
  virtual ~Guard() = default;
  virtual bool lets(const Request &req) const = 0;
  virtual bool isOpen() const { return true; }
};
struct Reads : Guard {
  bool lets(const Request &req) const override { return req.method == "GET"; }
};
struct Writes : Guard {
  bool lets(const Request &req) const override { return req.method == "POST"; }
};
struct Anything : Guard {
  bool lets(const Request &) const override { return true; }
  bool isOpen() const override { return false; }
};

static Server::Handler guarded(const Guard &guard) {
  return [&guard](const Request &req, Response &res) {
    if (!guard.lets(req)) {
      res.status = 405;
      return;
    }
    res.set_redirect("https://b.example" + req.path, 302);
  };
}
void byReference(const Reads &reads) {
  server.Post("/by-reference", guarded(reads));
}

void byPointer(std::unique_ptr<Guard> guard) {
  const Guard *known = guard.get();
  server.Post("/by-pointer", [known](const Request &req, Response &res) {
    if (known->lets(req))
      res.set_redirect("https://b.example" + req.path, 302);
  });
}

class Router {
public:
  explicit Router(std::shared_ptr<Guard> guard) : guard_(guard) {}
  void add() {
    server.Post("/of-a-member", [this](const Request &req, Response &res) {
      if (!guard_->lets(req)) {
        res.status = 405;
        return;
      }
      res.set_redirect("https://b.example" + req.path, 302);
    });
  }

private:
  std::shared_ptr<Guard> guard_;
};

// What no class asks of the method, none keeps from it.
void whateverTheMethod(const Guard &guard) {
  server.Post("/open", [&guard](const Request &req, Response &res) {
    // CHECK-NOTES: :[[@LINE+5]]:56: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE+2]]:50: note: target is built from the request's own path
    if (guard.isOpen())
      res.set_redirect("https://b.example" + req.path, 302);
  });
}

// Who lets through what both do isn't in doubt.
void afterwards(const Guard &guard) {
  server.Post("/afterwards", [&guard](const Request &req, Response &res) {
    // CHECK-NOTES: :[[@LINE+6]]:54: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE+3]]:48: note: target is built from the request's own path
    if (guard.lets(req))
      res.set_header("X-Guard", "let");
    res.set_redirect("https://b.example" + req.path, 302);
  });
}

// What one class lets through, its own page answers.
struct Page {
  virtual ~Page() = default;
  virtual bool takes(const Request &req) const = 0;
  virtual void show(const Request &req, Response &res) const = 0;
};
struct Shown : Page {
  bool takes(const Request &req) const override { return req.method == "GET"; }
  void show(const Request &req, Response &res) const override {
    res.set_redirect("https://b.example" + req.path, 302);
  }
};
struct Sent : Page {
  bool takes(const Request &req) const override { return req.method == "POST"; }
  void show(const Request &req, Response &res) const override {
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    // CHECK-NOTES: :[[@LINE+7]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE+7]]:14: note: this branch is taken for POST
    // CHECK-NOTES: :[[@LINE+7]]:12: note: called from here
    // CHECK-NOTES: :[[@LINE-6]]:48: note: target is built from the request's own path
  }
};
void pages(const Page &page) {
  server.Post("/pages", [&page](const Request &req, Response &res) {
    if (page.takes(req))
      page.show(req, res);
  });
}

// A guard by a rank, in a switch.
struct Policy {
  virtual ~Policy() = default;
  virtual int rank(const std::string &method) const = 0;
};
struct ReadsFirst : Policy {
  int rank(const std::string &method) const override { return method == "GET" ? 0 : 1; }
};
struct WritesFirst : Policy {
  int rank(const std::string &method) const override { return method == "POST" ? 0 : 2; }
};
void byRank(const Policy &policy) {
  server.Post("/by-rank", [&policy](const Request &req, Response &res) {
    switch (policy.rank(req.method)) {
    case 0:
      res.set_redirect("https://b.example" + req.path, 302);
      break;
    default:
      res.status = 405;
    }
  });
  server.Post("/by-answer", [&policy](const Request &req, Response &res) {
    if (policy.rank(req.method) > 0) {
      res.status = 405;
      return;
    }
    res.set_redirect("https://b.example" + req.path, 302);
  });
}
void inSwitch(const Guard &guard) {
  server.Post("/in-a-switch", [&guard](const Request &req, Response &res) {
    switch (guard.lets(req)) {
    case true:
      res.set_redirect("https://b.example" + req.path, 302);
      break;
    case false:
      res.status = 405;
    }
  });
  server.Post("/open-in-a-switch", [&guard](const Request &req, Response &res) {
    // CHECK-NOTES: :[[@LINE+7]]:56: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for POST here
    // CHECK-NOTES: :[[@LINE+4]]:50: note: target is built from the request's own path
    switch (guard.isOpen()) {
    case true:
      // Whatever the method.
      res.set_redirect("https://b.example" + req.path, 302);
      break;
    case false:
      res.status = 404;
    }
  });
}

// Who gets here at all: what is left is a guard like any other.
void onlyForPosts(const Guard &guard) {
  server.set_error_handler([&guard](const Request &req, Response &res) {
    // CHECK-NOTES: :[[@LINE+7]]:54: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    // CHECK-NOTES: :[[@LINE-3]]:10: note: handler registered for every method here
    // CHECK-NOTES: :[[@LINE+1]]:20: note: past this test the method is POST
    if (req.method != "POST" || !guard.lets(req))
      return;
    // CHECK-NOTES: :[[@LINE+1]]:48: note: target is built from the request's own path
    res.set_redirect("https://b.example" + req.path, 302);
  });
}

// One object that is asked twice agrees with itself, another needn't.
struct Box {
  virtual ~Box() = default;
  virtual bool takes(const Request &req) const = 0;
  virtual void put(const Request &req, Response &res) const = 0;
};
struct BoxOfShown : Box {
  bool takes(const Request &req) const override { return req.method == "GET"; }
  void put(const Request &req, Response &res) const override {
    res.set_redirect("https://b.example" + req.path, 302);
  }
};
struct BoxOfSent : Box {
  bool takes(const Request &req) const override { return req.method == "PUT"; }
  void put(const Request &req, Response &res) const override {
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: PUT gets a 302: some clients then send GET instead; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
    // CHECK-NOTES: :[[@LINE+7]]:10: note: handler registered for PUT here
    // CHECK-NOTES: :[[@LINE+7]]:9: note: past this test the method is PUT
    // CHECK-NOTES: :[[@LINE+9]]:11: note: called from here
    // CHECK-NOTES: :[[@LINE-6]]:48: note: target is built from the request's own path
  }
};
void askedTwice(const Box &box) {
  server.Put("/asked-twice", [&box](const Request &req, Response &res) {
    if (!box.takes(req))
      return;
    if (box.takes(req))
      box.put(req, res);
  });
}
void askedBoth(const Box &box, const Guard &guard) {
  server.Post("/asked-both", [&](const Request &req, Response &res) {
    if (box.takes(req) == guard.lets(req))
      res.set_redirect("https://b.example" + req.path, 302);
  });
}
