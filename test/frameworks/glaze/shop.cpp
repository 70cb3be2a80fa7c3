// RUN: %check_redirects %s %t --std c++20 --checks 'http-redirect-*' -- -isystem %S/include

// Forms that end in a page, an upgrade to https, routers below a path, what runs
// before the handlers.

#include <glaze/net/http_server.hpp>
#include <optional>
#include <string>

struct Orders {
  std::string add(const std::string &text);
  bool has(const std::string &id) const;
};
extern Orders orders;
std::optional<std::string> sessionOf(const std::string &form);
bool isLoggedIn(const glz::request &req);

void addForms(glz::http_server<> &server) {
  server.post("/orders", [](const glz::request &req, glz::response &res) {
    const std::string id = orders.add(req.body);
    res.status(302).header("Location", "/orders/" + id);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.status(303).header("Location", "/orders/" + id);
  });
  server.post("/login", [](const glz::request &req, glz::response &res) {
    const auto session = sessionOf(req.body);
    if (!session) {
      res.status(302).header("Location", "/login?error=1");
      // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-FIXES: res.status(303).header("Location", "/login?error=1");
      return;
    }
    res.header("Set-Cookie", "session=" + *session);
    res.header("Location", "/home").status(302);
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.header("Location", "/home").status(303);
  });
  // Nothing shows what the author means.
  server.put("/profile", [](const glz::request &, glz::response &res) {
    res.status(302).header("Location", "/welcome");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: PUT gets a 302{{.*}}, 303 shows a page
  });
  // Silent: right, or of GET alone, or no redirect.
  server.post("/right", [](const glz::request &req, glz::response &res) {
    res.status(303).header("Location", "/orders/" + orders.add(req.body));
  });
  server.get("/login", [](const glz::request &req, glz::response &res) {
    if (isLoggedIn(req)) {
      res.status(302).header("Location", "/home");
      return;
    }
    res.content_type("text/html").body("<form>");
  });
  server.post("/made", [](const glz::request &req, glz::response &res) {
    res.status(201).header("Location", "/orders/" + orders.add(req.body));
  });
}

// The server of port 80 sends everything to https.
static void upgrade(const glz::request &req, glz::response &res) {
  res.status(301).header("Location", "https://shop.example" + req.target);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST and PUT get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: res.status(308).header("Location", "https://shop.example" + req.target);
}
static void upgradePage(const glz::request &req, glz::response &res) {
  res.status(301).header("Location", "https://shop.example" + req.target);
}
static void upgradeRight(const glz::request &req, glz::response &res) {
  res.status(308).header("Location", "https://shop.example" + req.target);
}
void addUpgrade(glz::http_server<> &plain) {
  plain.route(glz::http_method::GET, "/shop/*path", upgrade);
  plain.route(glz::http_method::POST, "/shop/*path", upgrade).put("/shop/*path", upgrade);
  plain.route(glz::http_method::GET, "/pages/*path", upgradePage);
  plain.route(glz::http_method::HEAD, "/pages/*path", upgradePage);
  plain.post("/right", upgradeRight).get("/page", upgradePage);
}

// Silent: what runs before all lets only GET come to its redirect.
void addMiddlewares(glz::http_server<> &server) {
  server.use([](const glz::request &req, glz::response &res) {
    if (req.method != glz::http_method::GET)
      return;
    res.status(302).header("Location", "https://shop.example" + req.path);
  });
  server.wrap([](const glz::request &req, glz::response &res, const auto &next) {
    if (req.method == glz::http_method::POST) {
      res.status(302).header("Location", "https://writer.example" + req.path);
      // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: POST gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
      // CHECK-FIXES: res.status(307).header("Location", "https://writer.example" + req.path);
      return;
    }
    next();
  });
}

// What stood below /v1 has moved.
void addOld(glz::http_server<> &server) {
  glz::http_router old;
  old.post("/orders/:id", [](const glz::request &req, glz::response &res) {
    res.status(302).header("Location", "/v2/orders/" + req.params.at("id"));
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.status(307).header("Location", "/v2/orders/" + req.params.at("id"));
  });
  old.get("/orders/:id", [](const glz::request &req, glz::response &res) {
    res.status(302).header("Location", "/v2/orders/" + req.params.at("id"));
  });
  server.mount("/v1", old);
}
