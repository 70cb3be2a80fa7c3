// RUN: %check_redirects %s %t --framework cpp-httplib --checks 'http-redirect-*' --option Models=%S/Inputs/meanings.yaml

// A team can say of functions what redirects mean whose target they give, or
// which they send. That wins over what a body shows.

#include <httplib.h>
#include <string>
#include <vector>
using namespace httplib;
std::vector<std::string> notes;
bool isOpen();

// Unseen functions that give a target.
std::string storeFor(const Request &req);
std::string gateFor(const Request &req);
std::string somewhere(const Request &req);
namespace clusters {
struct Ring {
  std::string place(const std::string &key) const;
};
} // namespace clusters
// Their bodies say something else.
std::string shardOf(const Request &req) { return "/shards/" + req.body; }
std::string enter(const Request &req) { return "https://b.example" + req.path; }

// Functions that send.
void passOn(const Request &req, Response &res) {
  notes.push_back(req.path);
  res.set_redirect("/elsewhere", 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PUT gets a {{.*}} repeats it [http-redirect-loses-method]
  // CHECK-FIXES: res.set_redirect("/elsewhere", 307);
}
void showGate(const Request &req, Response &res, const std::string &to) {
  res.set_redirect(to + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: PUT gets a {{.*}} always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: res.set_redirect(to + req.path, 303);
}

void addRoutes(Server &server, const clusters::Ring &ring) {
  server.Put("/stored", [](const Request &req, Response &res) {
    res.set_redirect(storeFor(req), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(storeFor(req), 307);
  });
  server.Put("/kept", [](const Request &req, Response &res) {
    const std::string to = storeFor(req) + "/kept";
    notes.push_back(req.body);
    res.set_redirect(to, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(to, 307);
  });
  server.Put("/ring", [&](const Request &req, Response &res) {
    res.set_redirect("https://" + ring.place(req.path) + "/", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:63: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://" + ring.place(req.path) + "/", 307);
  });
  server.Put("/sharded", [](const Request &req, Response &res) {
    res.set_redirect(shardOf(req), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect(shardOf(req), 307);
  });
  server.Put("/gated", [](const Request &req, Response &res) {
    res.set_redirect(gateFor(req), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect(gateFor(req), 303);
  });
  server.Put("/entered", [](const Request &req, Response &res) {
    res.set_redirect(enter(req), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect(enter(req), 303);
  });
  server.Put("/passed", passOn);
  server.Put("/shown", [](const Request &req, Response &res) {
    if (!isOpen())
      showGate(req, res, "/gate");
  });
  // Of these no model tells.
  server.Put("/unknown", [](const Request &req, Response &res) {
    res.set_redirect(somewhere(req), 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: {{.*}}, 303 shows a page [http-redirect-loses-method]
  });
  server.Get("/read", [](const Request &req, Response &res) {
    res.set_redirect(storeFor(req), 302);
  });
}
