// RUN: %check_redirects %s %t --framework cpp-httplib --checks 'http-*'

// The request belongs to another node, which is asked for, or to another host
// that is computed: its own path there, or its route's pattern there, means to
// send it on. That this node isn't in charge is no refusal.

#include <httplib.h>
#include <string>
#include <vector>
using namespace httplib;

struct Cluster {
  bool leads() const;
  std::string leader() const;
};
struct Peer {
  std::string host;
  int port;
};
struct Settings {
  std::string base, host;
};
std::string pathOf(const Request &req);
std::vector<std::string> jobs;
std::string draft;

void addNodes(Server &server, const Cluster &cluster, const Peer &backend,
              const Settings &settings) {
  server.Post("/jobs", [&](const Request &req, Response &res) {
    if (!cluster.leads()) {
      res.set_redirect("https://" + cluster.leader() + "/jobs", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
      // CHECK-FIXES: res.set_redirect("https://" + cluster.leader() + "/jobs", 307);
      return;
    }
    jobs.push_back(req.body);
  });
  server.Post("/tasks", [&](const Request &req, Response &res) {
    if (!cluster.leads()) {
      const auto node = cluster.leader();
      res.set_redirect(node + "/tasks", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
      // CHECK-FIXES: res.set_redirect(node + "/tasks", 307);
      return;
    }
    jobs.push_back(req.body);
  });
  server.Put("/", [&](const Request &req, Response &res) {
    if (!cluster.leads())
      return res.set_redirect("http://" + backend.host + ":" + std::to_string(backend.port) + "/", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
      // CHECK-FIXES: return res.set_redirect("http://" + backend.host + ":" + std::to_string(backend.port) + "/", 307);
    jobs.push_back(req.body);
  });
  server.Put("/v1/jobs", [&](const Request &req, Response &res) {
    if (cluster.leads())
      jobs.push_back(req.body);
    else
      res.set_redirect("https://" + cluster.leader() + "/v2/jobs", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
      // CHECK-FIXES: res.set_redirect("https://" + cluster.leader() + "/v2/jobs", 307);
  });
  // Nobody knows which page that is: neither meaning is proposed.
  server.Put("/unknown-path", [&](const Request &req, Response &res) {
    if (!cluster.leads())
      return res.set_redirect("https://" + cluster.leader() + pathOf(req), 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
    jobs.push_back(req.body);
  });
  server.Put("/known-host", [&](const Request &req, Response &res) {
    if (!cluster.leads())
      return res.set_redirect("https://writer.example" + pathOf(req), 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
    jobs.push_back(req.body);
  });
  server.Put("/status-page", [&](const Request &req, Response &res) {
    if (!cluster.leads())
      return res.set_redirect("https://" + cluster.leader() + "/status", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
    jobs.push_back(req.body);
  });
  // The host is this server's own, for all that is known: the page would loop.
  server.Post("/settings", [&](const Request &req, Response &res) {
    if (!req.has_header("X-Token"))
      return res.set_redirect("https://" + settings.host + "/settings", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
    draft = req.body;
  });
  server.Post("/profile", [&](const Request &req, Response &res) {
    if (!req.has_header("X-Token"))
      return res.set_redirect(settings.base + "/profile", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
    draft = req.body;
  });
  server.Post("/computed", [&](const Request &, Response &res) {
    res.set_redirect("https://" + settings.host + "/computed", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://" + settings.host + "/computed", 307);
  });
}

// The request has been carried out: what follows is a page.
void addAnswers(Server &server, const Cluster &cluster, const Peer &backend) {
  server.Post("/login", [&](const Request &req, Response &res) {
    draft = req.get_param_value("password");
    res.set_redirect("https://" + backend.host + "/home", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect("https://" + backend.host + "/home", 303);
  });
  server.Post("/forms", [&](const Request &req, Response &res) {
    jobs.push_back(req.body);
    res.set_redirect(cluster.leader() + "/forms", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Post("/kept", [&](const Request &req, Response &res) {
    jobs.push_back(req.body);
    res.set_redirect(backend.host + "/kept", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}}, 303 shows a page
  });
  server.Post("/sign-in", [&](const Request &req, Response &res) {
    if (!req.has_header("X-Token"))
      return res.set_redirect("https://accounts.example/login", 302);
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} [http-redirect-implicit-see-other]
      // CHECK-FIXES: return res.set_redirect("https://accounts.example/login", 303);
    draft = req.body;
  });
}
