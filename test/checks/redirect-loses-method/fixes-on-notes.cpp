// RUN: %check_redirects %s %t --framework cpp-httplib --no-fix --option FixesOnNotes=true
// RUN: %check_redirects %s %t --framework cpp-httplib --suffix=NOTES --fix-notes --option FixesOnNotes=true

// For editors, each fix stands on a note, which says what it does. --fix then
// applies none, --fix-notes those that are the only one of a report.

#include <httplib.h>
using namespace httplib;

void addRoutes(Server &server) {
  server.Post("/v1/notes", [](const Request &, Response &res) {
    res.set_redirect("/v2/notes", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: POST gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-MESSAGES-NOTES: :[[@LINE-2]]:35: warning: POST gets
    // CHECK-FIXES-NOTES: res.set_redirect("/v2/notes", 307);
  });
  server.Post("/start", [](const Request &, Response &res) {
    res.set_redirect("/welcome", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST gets a {{.*}}; 307 repeats it{{.*}} [http-redirect-loses-method]
    // CHECK-MESSAGES-NOTES: :[[@LINE-2]]:34: warning: POST gets
  });
  server.Get("/old", [](const Request &, Response &res) {
    res.set_redirect("/new", 302);
  });
}
