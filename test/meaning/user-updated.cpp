// A page that changes itself sends PUT with a script and follows what comes
// back.

#include <crow.h>
#include <map>

struct User {
  std::string name;
};

int main() {
  std::map<std::string, User> users;
  crow::SimpleApp app;
  CROW_ROUTE(app, "/users/me")
      .methods(crow::HTTPMethod::Put)(
          [&users](const crow::request &req, crow::response &res) {
            auto form = req.get_body_params();
            users[form["email"]].name = form["name"];
            res.code = 302;
            res.set_header("Location", "/users");
            res.end();
          });
  app.port(3000).run();
}
