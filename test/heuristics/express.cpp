// RUN: %check_redirects %s %t --checks 'http-redirect-*' -- -I %S/Inputs
// RUN: %check_redirects %s %t --suffix=OFF --checks 'http-redirect-*' --option Heuristics=false -- -I %S/Inputs

// A framework that no model describes: handlers are lambdas, and the response
// is built by chained calls.

#include "express.h"
using namespace swift_web;

// CHECK-NO-MESSAGES-OFF

void saveEntry(const std::string &text);
void saveOther(const Request &req, Response &res) {
  saveEntry(req.body());
  res.redirect("/entries");
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: PUT gets a 302 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: res.redirect("/entries", 303);
}

static void requireSession(const Request &req, Response &res) {
  if (req.header("Cookie").empty())
    res.status(401);
}

void serve(App &app) {
  app.post("/v1/entries", [](const Request &req, Response &res) {
    res.redirect("/v2/entries");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.redirect("/v2/entries", 307);
  });
  app.get("/v1/entries", [](const Request &req, Response &res) {
    res.redirect("/v2/entries");
  });

  app.post("/entries", [](const Request &req, Response &res) {
    saveEntry(req.body());
    res.status(302).header("Location", "/entries").send("");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.status(303).header("Location", "/entries").send("");
  });
  app.get("/entries", [](const Request &req, Response &res) {
    res.status(302).header("Location", "/all").send("");
  });

  app.put("/other", saveOther);

  // Any header but Location, any status but a redirecting one.
  app.post("/created", [](const Request &req, Response &res) {
    res.status(201).header("Location", "/created/1").send("");
  });
  app.post("/plain", [](const Request &req, Response &res) {
    res.status(302).header("X-Location", "/plain/1").send("");
  });
  app.post("/done", [](const Request &req, Response &res) {
    saveEntry(req.param("text"));
    res.status(303).header("location", "/done/1").send("");
  });

  app.post("/finished", [](const Request &req, Response &res) {
    saveEntry(req.body());
    res.status(307).header("LOCATION", "/entries").send("");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 307{{.*}}; 303 shows the page [http-redirect-repeats-request]
    // CHECK-FIXES: res.status(303).header("LOCATION", "/entries").send("");
  });

  // Of what these send nothing is known.
  app.post("/back", [](const Request &req, Response &res) {
    res.redirectBack("/v2/back");
    res.redirect("/v2/back", true);
  });

  // For all methods: what forwards is reported, a guard singles methods out.
  app.all("/old", [](const Request &req, Response &res) {
    res.redirect("https://new.example" + req.path(), 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.redirect("https://new.example" + req.path(), 308);
  });
  app.all("/page", [](const Request &req, Response &res) {
    res.redirect("/home", 302);
  });
  app.all("/guarded", [](const Request &req, Response &res) {
    if (req.method() != "DELETE")
      return res.send("no");
    saveEntry(req.param("id"));
    res.redirect("/home", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: DELETE gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.redirect("/home", 303);
  });
  app.all("/read", [](const Request &req, Response &res) {
    if (req.method() == "GET")
      res.redirect("https://new.example" + req.path(), 302);
  });

  // What filters comes before the handler.
  app.patch("/v1/name", requireSession, [](const Request &req, Response &res) {
    res.type("text/html").status(302).header("Location", "/v2/name");
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PATCH gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.type("text/html").status(307).header("Location", "/v2/name");
  });

  App::Handler moved = [](const Request &req, Response &res) {
    res.redirect("/v2" + req.path());
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST and DELETE get a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.redirect("/v2" + req.path(), 307);
  };
  app.on("POST", "/moved", moved);
  app.del("/moved", moved);
  app.on("GET", "/moved", [](const Request &req, Response &res) {
    res.redirect("/v2" + req.path());
  });
}
