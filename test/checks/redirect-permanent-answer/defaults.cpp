// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-permanent-answer

// A permanent status that a helper has by default: each call says what it means,
// so that others keep theirs.

#include <httplib.h>
#include <string>
using namespace httplib;

struct Door { void open(); };
struct Files { void add(const std::string &name, const std::string &content); };
bool isLoggedIn(const Request &req);

static void done(Response &res, const std::string &url, int code = 301) {
  res.set_redirect(url, code);
}

// A page that has moved relies on it, too.
static void go(Response &res, const std::string &url, int code = 301) {
  res.set_redirect(url, code);
}

void addDefaults(Server &svr, Door &door) {
  svr.Get("/open", [&](const Request &, Response &res) {
    door.open();
    done(res, "/");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: GET and HEAD get a 301 by default after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
    // CHECK-FIXES: done(res, "/", 302);
  });
  svr.Get("/account", [](const Request &req, Response &res) {
    if (!isLoggedIn(req))
      return go(res, "/login");
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: GET and HEAD get a 301 by default for a reason that passes: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
      // CHECK-FIXES: return go(res, "/login", 302);
    res.set_content("account", "text/plain");
  });
  // Silent.
  svr.Get("/old", [](const Request &, Response &res) {
    go(res, "/new");
  });
  // Silent: somebody has chosen.
  svr.Get("/open-chosen", [&](const Request &, Response &res) {
    door.open();
    done(res, "/", 303);
  });
}

// Silent: what is sent there again, with its body.
void addUploads(Server &svr, Files &files) {
  svr.Post("/upload", [](const Request &, Response &res) {
    res.set_redirect("https://files.example/upload", 308);
  });
  svr.Put(R"(/v1/files/(\w+))", [](const Request &req, Response &res) {
    res.set_redirect("/v2/files/" + req.matches[1].str(), 308);
  });
  svr.Put(R"(/kept/(\w+))", [&](const Request &req, Response &res) {
    files.add(req.matches[1], req.body);
    res.set_redirect("/files", 308);
  });
  const auto move = [](const Request &, Response &res) {
    res.set_redirect("https://files.example/v1/uploads", 308);
  };
  svr.Get("/v1/uploads", move);
  svr.Put("/v1/uploads", move);
}
