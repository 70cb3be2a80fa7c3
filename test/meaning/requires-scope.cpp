// Handlers that need a right are wrapped. Who hasn't got it is shown the page
// that the wrapper names.

#include <fstream>
#include <httplib.h>
#include <string>

bool hasRequiredScope(const httplib::Request &req, const std::string &scope);

static httplib::Server::Handler requires_(const std::string &scope,
                                          const std::string &page,
                                          httplib::Server::Handler handler) {
  return [=](const httplib::Request &req, httplib::Response &res) {
    if (!hasRequiredScope(req, scope)) {
      res.set_redirect(page, 307);
      return;
    }
    handler(req, res);
  };
}

static void saveSettings(const httplib::Request &req, httplib::Response &res) {
  std::ofstream("settings") << req.body;
  res.status = 200;
}

int main() {
  httplib::Server server;
  server.Post("/settings",
              requires_("authenticated", "/homepage", saveSettings));
  server.listen("127.0.0.1", 8000);
}
