// RUN: %check_redirects %s %t --framework cpp-httplib --checks 'http-*'

// A record carries the path, or another page, to whoever redirects. A record's
// member isn't followed to another unit yet, so that this stands apart from what
// is tried in parts.

#include <httplib.h>
#include <string>
using namespace httplib;

static std::string draft;
struct Way {
  std::string path, next;
};
void along(Response &res, const Way &way) {
  res.set_redirect("https://b.example" + way.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: res.set_redirect("https://b.example" + way.path, 307);
}
void elsewhere(Response &res, const Way *way) {
  res.set_redirect("https://c.example" + way->path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: res.set_redirect("https://c.example" + way->path, 307);
}
void onward(Response &res, const Way &way) {
  res.set_redirect(way.next, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [http-redirect-implicit-see-other]
  // CHECK-FIXES: res.set_redirect(way.next, 303);
}
void addRecords(Server &server) {
  server.Put("/along", [](const Request &req, Response &res) {
    Way way;
    way.path = req.path;
    along(res, way);
  });
  server.Put("/elsewhere", [](const Request &req, Response &res) {
    const Way way{req.path, ""};
    elsewhere(res, &way);
  });
  server.Post("/onward", [](const Request &req, Response &res) {
    draft = req.body;
    Way way;
    way.next = "/done";
    onward(res, way);
  });
}
