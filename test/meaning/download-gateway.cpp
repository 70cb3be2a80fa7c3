// A gateway in front of package registries: it counts who asks for what, and
// sends the client on to where the packages are.

#include <crow.h>
#include <string>

struct Telemetry {
  void report(const crow::request &request, int status);
};
struct Rules {
  // The registry that serves a package; empty if there is none.
  std::string registryOf(const std::string &url) const;
};

int main() {
  Telemetry telemetry;
  Rules rules;
  crow::SimpleApp app;
  CROW_CATCHALL_ROUTE(app)
  ([&](const crow::request &req, crow::response &res) {
    const std::string registry = rules.registryOf(req.url);
    if (registry.empty()) {
      res.code = 404;
      res.end();
      return;
    }
    res.code = 302;
    res.set_header("Location", "https://" + registry + req.raw_url);
    res.end();
    telemetry.report(req, 302);
  });
  app.port(8081).run();
}
