// What a generator writes for applications with passwords: the way out.

#include <crow.h>

class Sessions {
public:
  void terminate(const std::string &cookie);
};

int main() {
  Sessions sessions;
  crow::SimpleApp app;
  CROW_ROUTE(app, "/session")
      .methods(crow::HTTPMethod::Delete)([&sessions](const crow::request &req) {
        sessions.terminate(req.get_header_value("Cookie"));
        crow::response res(302);
        res.set_header("Location", "/session/new");
        return res;
      });
  app.port(3000).run();
}
