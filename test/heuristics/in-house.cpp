// RUN: %check_redirects %s %t --checks 'http-redirect-*' -- -I %S/Inputs
// RUN: %check_redirects %s %t --suffix=OFF --checks 'http-redirect-*' --option Heuristics=false -- -I %S/Inputs

// Frameworks of a project's own, whose headers show how they do it: a redirect
// is reported once, where it is sent, and not where it is implemented.

#include "in_house.h"

// CHECK-NO-MESSAGES-OFF

void saveEntry(const std::string &text);

void serveLake(lake::Server &server) {
  using namespace lake;
  server.post("/entries", [](Request &req, Response &res) {
    saveEntry(req.body);
    res.setCookie("last", "1");
    res.redirect("/entries/1");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.redirect("/entries/1", 303);
  });
  server.get("/entries", [](Request &req, Response &res) {
    res.redirect("/entries/1");
  });
  server.post("/v1/entries", [](Request &req, Response &res) {
    res.type("text/html");
    res.status(301).setHeader("Location", "/v2/entries").send("");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.status(308).setHeader("Location", "/v2/entries").send("");
  });
  server.post("/cookie", [](Request &req, Response &res) {
    res.setCookie("seen", "1");
    res.redirect("/home", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.redirect("/home", 303);
  });
  // What the response does to be sent is no work of the handler's.
  server.post("/v1/sent", [](Request &req, Response &res) {
    res.redirect("/v2/sent");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.redirect("/v2/sent", 307);
    res.finish(req);
  });
  // What this sends stands elsewhere.
  server.post("/for", [](Request &req, Response &res) {
    res.redirectFor("/v2/for");
  });
}

void serveRiver(river::Router &router) {
  using namespace river;
  router.post("/v1/entries", [](Context &ctx) {
    ctx.redirect_permanent("/v2/entries");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  });
  router.post("/entries", [](Context &ctx) {
    saveEntry(ctx.body);
    ctx.status(302);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: ctx.status(303);
    ctx.set("Location", "/home");
  });
  router.post("/fields", [](Context &ctx) {
    saveEntry(ctx.body);
    ctx.response.status_code = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: ctx.response.status_code = 303;
    ctx.response.headers.push_back({"Location", "/home"});
  });
  router.post("/kept", [](Context &ctx) { ctx.redirect_temporary("/v2/kept"); });
  router.post("/as", [](Context &ctx) {
    ctx.redirect_as("/v2/as", ctx.method == "POST");
  });
  router.get("/page", [](Context &ctx) { ctx.redirect("/home"); });
}

void serveFalcon(falcon::App &app) {
  using namespace falcon;
  app.post("/login", [](Request &req) {
    if (req.form_get("password") == "secret") {
      req.session["user"] = req.form_get("user");
      return Response::redirect("/");
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: POST gets a 302 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-FIXES: return Response::redirect("/", 303);
    }
    return Response::html("no", 401);
  });
  app.post("/logout", [](Request &req) {
    req.session.clear();
    return Response::redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets a 302 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: return Response::redirect("/", 303);
  });
  app.post("/v1/orders", [](Request &req) {
    Response moved;
    moved.status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: POST gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: moved.status = 307;
    moved.headers["Location"] = "https://new.example" + req.path();
    return moved;
  });
  app.get("/", [](Request &req) { return Response::redirect("/home"); });
}
