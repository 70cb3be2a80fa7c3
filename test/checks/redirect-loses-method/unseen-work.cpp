// RUN: %check_redirects %s %t --framework cpp-httplib

// Unseen functions that are given the request, by their names: what begins a
// session works, what puts something somewhere may, also where it is asked
// whether that went well. What is done to the response alone is no work.

#include <httplib.h>
#include <string>
using namespace httplib;

void startSession(const Request &req, Response &res);
void setLoginCookie(Response &res, const std::string &user);
void addTicket(const Request &req);
bool handleUpload(const Request &req);
int doLogin(const Request &req, Response &res);
void addCorsHeaders(Response &res);
void setLanguage(Response &res, const std::string &name);
bool handlesPath(const Request &req);
bool isOnline(const Request &req);

void addWork(Server &server) {
  server.Post("/begun", [](const Request &req, Response &res) {
    startSession(req, res);
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: {{.*}}, 303 shows a page
  });
  server.Post("/remembered", [](const Request &req, Response &res) {
    setLoginCookie(res, "guest");
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: {{.*}}, 303 shows a page
  });
  server.Post("/tickets", [](const Request &req, Response &res) {
    addTicket(req);
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: {{.*}}, 303 shows a page
  });
  server.Post("/shown", [](const Request &req, Response &res) {
    addTicket(req);
    res.set_redirect("/thanks", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: {{.*}}, 303 shows a page
  });
  server.Post("/uploads", [](const Request &req, Response &res) {
    if (!handleUpload(req))
      return;
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: {{.*}}, 303 shows a page
  });
  server.Post("/in", [](const Request &req, Response &res) {
    if (doLogin(req, res) == 0)
      res.set_redirect("https://b.example" + req.path, 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: {{.*}}, 303 shows a page
  });
}

void addForwards(Server &server) {
  server.Post("/plain", [](const Request &req, Response &res) {
    addCorsHeaders(res);
    setLanguage(res, "en");
    if (!handlesPath(req) || !isOnline(req))
      return;
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
  });
}
