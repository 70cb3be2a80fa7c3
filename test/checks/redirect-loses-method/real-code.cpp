// RUN: %check_redirects %s %t --framework cpp-httplib

// Shapes met in servers as people write them, in our own words.

#include <fstream>
#include <httplib.h>
#include <sstream>
using namespace httplib;

bool verify(const std::string &password);
struct Database {
  bool query(const std::string &statement);
  bool isOpen() const;
};
void audit(const std::string &path);

void addLogin(Server &server) {
  // The last name of the route is that of another page: nobody wants the
  // password to go there.
  server.Post("/api/auth/login", [](const Request &req, Response &res) {
    if (req.get_header_value("X-Csrf").empty()) {
      res.set_redirect("/login");
      return;
    }
    res.set_redirect(verify(req.get_param_value("password")) ? "/home"
                                                             : "/login?e=1");
  });
}

// What was done must not be repeated, however it was done.
void addWork(Server &server, Database &db, std::function<void()> onSave) {
  server.Post("/upload/.*", [](const Request &req, Response &res) {
    std::ofstream file("/srv" + req.path);
    file << "content";
    res.set_redirect("/files");
  });
  server.Post("/query", [&](const Request &, Response &res) {
    if (!db.query("DELETE FROM notes"))
      res.set_redirect("/failed");
  });
  server.Post("/callback", [&](const Request &, Response &res) {
    onSave();
    res.set_redirect("/saved");
  });
  server.Post("/count", [entries = 0](const Request &, Response &res) mutable {
    ++entries;
    res.set_redirect("/counted");
  });
  // Cookies are often set when the redirect has been written already.
  server.Post("/enter", [](const Request &, Response &res) {
    res.set_redirect("/inside");
    res.set_header("Set-Cookie", "session=1");
  });
  server.Post("/leave", [](const Request &req, Response &res) {
    res.set_redirect("https://b.example" + req.path, 302);
    res.set_header("Set-Cookie", "session=");
    // CHECK-MESSAGES: :[[@LINE-2]]:54: warning: POST gets a {{.*}}, 303 shows a page
  });
}

// Texts are built in many ways.
void addTexts(Server &server) {
  server.Post("/append", [](const Request &req, Response &res) {
    std::string url;
    url.append("https://b.example").append(req.path);
    audit(req.path);
    res.set_redirect(std::move(url), 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(std::move(url), 308);
  });
  server.Post("/stream", [](const Request &req, Response &res) {
    std::ostringstream url;
    url << "https://" << req.get_header_value("Host") << req.target;
    res.set_redirect(url.str(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(url.str(), 307);
  });
  server.Post("/slash", [](const Request &req, Response &res) {
    std::string path = req.path;
    if (path.back() != '/')
      path += '/';
    res.set_redirect(path, 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: POST gets a {{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(path, 308);
  });
  server.Put("/query", [](const Request &req, Response &res) {
    std::string url = "https://b.example" + req.path;
    char separator = '?';
    for (const auto &[name, value] : req.params) {
      url += separator;
      url += name + "=" + value;
      separator = '&';
    }
    res.set_redirect(url, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: PUT gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(url, 307);
  });
  server.Post("/container", [](const Request &req, Response &res) {
    res.headers.emplace("Location", "https://b.example" + req.path);
    res.status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.status = 307;
  });
}

// Handlers come from everywhere.
Server::Handler forwardTo(std::string host) {
  return [host](const Request &req, Response &res) {
    res.set_redirect("https://" + host + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://" + host + req.path, 307);
  };
}
void addFactory(Server &server) {
  server.Post("/factory", forwardTo("b.example"));
}

// Tests of the method with a temporary beside them, and tests that can't be
// understood: what is unknown is not reported.
void onlyGet(const Request &req, Response &res) {
  if (req.method == "GET" && req.has_header("X-Old"))
    res.set_redirect("https://b.example" + req.path);
}
bool isSafe(const std::string &method) {
  return method == "GET" || method == "HEAD";
}
void onlySafe(const Request &req, Response &res) {
  if (isSafe(req.method))
    res.set_redirect("https://b.example" + req.path);
}
void unclear(const Request &req, Response &res) {
  static const std::set<std::string> Safe = {"GET", "HEAD"};
  if (Safe.count(req.method))
    res.set_redirect("https://b.example" + req.path);
}
void addTests(Server &server) {
  server.Get("/a", onlyGet).Post("/a", onlyGet);
  server.Get("/b", onlySafe).Post("/b", onlySafe);
  server.Get("/c", unclear).Post("/c", unclear);
}

// A call through a pointer to a member names no member, wherever it stands.
struct Pages {
  std::string (Pages::*next)(const std::string &) = nullptr;
  std::string (Pages::*home)() = nullptr;
  void (Pages::*onMoved)(const std::string &) = nullptr;
  std::string &(Pages::*buffer)() = nullptr;

  void add(Server &server) {
    server.Post("/v1/pages", [this](const Request &req, Response &res) {
      std::string target = "/v2/pages";
      (this->*onMoved)(target);
      res.set_redirect("/v2/pages");
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: POST gets a {{.*}}, 303 shows a page
      (this->*buffer)().append(req.path);
    });
    server.Post("/pages/home", [this](const Request &, Response &res) {
      res.set_redirect((this->*home)());
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: POST gets a {{.*}}, 303 shows a page
    });
    server.Post("/pages/next", [this](const Request &req, Response &res) {
      res.set_redirect((this->*next)(req.path).substr(1), 307);
    });
    server.Get("/pages", [this](const Request &, Response &res) {
      res.set_redirect((this->*home)());
    });
  }
};

// A text may be a std::string from the start.
void addSuffixed(Server &server) {
  using namespace std::string_literals;
  server.set_pre_routing_handler([](const Request &req, Response &res) {
    if (req.method == "PUT"s) {
      res.status = 302;
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: PUT gets a 302{{.*}}; 307 repeats it
      // CHECK-FIXES: {{^}}      res.status = 307;{{$}}
      res.set_header("Location"s, "/v2"s + req.path);
    }
    return Server::HandlerResponse::Handled;
  });
  server.Post("/suffixed"s, [](const Request &req, Response &res) {
    if (req.method == "GET"s) {
      res.status = 302;
      res.set_header("Location"s, "/v2"s + req.path);
    }
    res.status = 302;
    res.set_header("Link"s, "/v2"s + req.path);
  });
}

// Objects of one class serve GET, those of another POST: which of them a call
// runs isn't known, and GET and POST have nothing in common.
struct Action {
  virtual ~Action() = default;
  virtual void run(const Request &req, Response &res) = 0;
};
struct ShowAction : Action {
  void run(const Request &req, Response &res) override {
    res.set_redirect("/v2" + req.path, 302);
  }
};
struct SaveAction : Action {
  void run(const Request &, Response &res) override {
    res.set_redirect("/saved", 303);
  }
};
void addActions(Server &server, Action &show, Action &save) {
  server.Get("/actions", [&show](const Request &req, Response &res) {
    show.run(req, res);
  });
  server.Post("/actions", [&save](const Request &req, Response &res) {
    save.run(req, res);
  });
}

// All of these are run for POST.
struct Command {
  virtual ~Command() = default;
  virtual void run(const Request &req, Response &res) = 0;
};
struct MoveCommand : Command {
  void run(const Request &req, Response &res) override {
    res.set_redirect("/v2" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets a 302{{.*}}; 307 repeats it
    // CHECK-FIXES: {{^}}    res.set_redirect("/v2" + req.path, 307);{{$}}
  }
};
struct SaveCommand : Command {
  void run(const Request &, Response &res) override {
    res.set_redirect("/saved", 303);
  }
};
void addCommands(Server &server, Command &command) {
  server.Post("/commands", [&command](const Request &req, Response &res) {
    command.run(req, res);
  });
  server.Post("/commands/all", [&command](const Request &req, Response &res) {
    command.run(req, res);
  });
}
