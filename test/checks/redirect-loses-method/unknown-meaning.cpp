// RUN: %check_redirects %s %t --framework cpp-httplib --no-fix
// RUN: %check_redirects %s %t --framework cpp-httplib --no-fix --fix-notes

// Where the meaning is unknown, there are two notes with a fix each. Neither
// --fix nor --fix-notes applies one of them: the author has to choose.

#include <httplib.h>
using namespace httplib;

void addRoutes(Server &server) {
  server.Post("/start", [](const Request &, Response &res) {
    res.set_redirect("/welcome", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST gets a {{.*}}; 307 repeats it, 303 shows a page [http-redirect-loses-method]
  });
  server.Post("/begin", [](const Request &, Response &res) {
    res.set_redirect("/welcome");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets
  });
}
