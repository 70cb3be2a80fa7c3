// RUN: %check_redirects %s %t --framework cpp-httplib --checks 'http-*'

// One redirect, one report: what is known of it on all ways is put together,
// and no two checks propose different things at one place.

#include <httplib.h>
#include <string>
#include <vector>
using namespace httplib;
std::vector<std::string> notes;
bool isMirror();

// One target for the finished form, another for what is sent on.
void place(const Request &req, Response &res) {
  std::string to = "https://b.example" + req.path;
  if (req.method == "POST") {
    notes.push_back(req.body);
    to = "/thanks";
  }
  res.set_redirect(to, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: POST and PUT get a {{.*}}; 307 repeats it, 303 shows a page [http-redirect-loses-method]
}
// Of two texts for one request, it isn't known which is meant.
void either(const Request &req, Response &res) {
  const std::string to = isMirror() ? "https://m.example" + req.path : "/list";
  res.set_redirect(to, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: POST gets a {{.*}}, 303 shows a page [http-redirect-loses-method]
}
// Two places are two reports.
void both(const Request &req, Response &res) {
  if (req.method == "PUT")
    return res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: PUT gets a {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: return res.set_redirect("https://b.example" + req.path, 307);
  notes.push_back(req.body);
  res.set_redirect("/thanks", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: POST gets a {{.*}} always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: res.set_redirect("/thanks", 303);
}

void addRoutes(Server &server) {
  server.Post("/places", place);
  server.Put("/places", place);
  server.Post("/either", either);
  server.Post("/both", both);
  server.Put("/both", both);
}
