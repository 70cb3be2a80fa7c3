// RUN: %check_redirects %s %t --framework cpp-httplib

// A URL that is changed under a condition may lead to either place. A function
// of C by the name that a macro gives it is that function.

#include <cstdio>
#include <cstring>
#include <httplib.h>
#include <string>
using namespace httplib;

class Uri {
public:
  explicit Uri(const std::string &text);
  void setScheme(const std::string &scheme);
  void setHost(const std::string &host);
  void setPath(const std::string &path);
  std::string toString() const;
};
bool isMobile(const Request &req);
#define STRCAT strcat
#define STRCPY(INTO, TEXT) strcpy(INTO, TEXT)

void addForwards(Server &server) {
  server.Post("/either/(.*)", [](const Request &req, Response &res) {
    Uri url("https://b.example");
    if (isMobile(req))
      url.setPath("/m" + req.path);
    else
      url.setPath(req.path);
    res.set_redirect(url.toString(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(url.toString(), 307);
  });
  server.Post("/host/(.*)", [](const Request &req, Response &res) {
    Uri url(req.target);
    url.setScheme("https");
    if (isMobile(req))
      url.setHost("m.example");
    res.set_redirect(url.toString(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(url.toString(), 307);
  });
  // At another host, the route's own pattern is none of a loop.
  server.Post("/pattern", [](const Request &req, Response &res) {
    Uri url(req.target);
    url.setScheme("https");
    url.setPath("/pattern");
    res.set_redirect(url.toString(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(url.toString(), 307);
  });
  server.Post("/renamed/(.*)", [](const Request &req, Response &res) {
    char out[512];
    STRCPY(out, "https://b.example");
    STRCAT(out, req.path.c_str());
    res.set_redirect(out, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(out, 307);
  });
}

void addPages(Server &server) {
  server.Post("/page/(.*)", [](const Request &req, Response &res) {
    Uri url(req.target);
    url.setScheme("https");
    if (isMobile(req))
      url.setPath("/mobile");
    res.set_redirect(url.toString(), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: {{.*}}, 303 shows a page
  });
}
