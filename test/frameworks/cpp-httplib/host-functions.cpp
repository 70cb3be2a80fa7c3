// RUN: %check_redirects %s %t --framework cpp-httplib

#include <httplib.h>
using namespace httplib;

// A module is given the functions of its host.
struct Host {
  void (*post)(Host *host, const char *path, void (*page)(const Request &, Response &));
  Server *server;
};
static void postForModules(Host *host, const char *path, void (*page)(const Request &, Response &)) {
  host->server->Post(path, page);
}
static void fromModule(const Request &req, Response &res) {
  res.set_redirect("https://g.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST gets a 302
  // CHECK-FIXES: res.set_redirect("https://g.example" + req.path, 307);
}
static void module(Host *host) { host->post(host, "/module", &fromModule); }
void loadModule(Server &server) {
  Host host = {postForModules, &server};
  module(&host);
}
