// Logging in with an account whose password isn't good enough any more.

#include <httplib.h>
#include <string>

enum class Login { Done, Wrong, NoPassword, WeakPassword };
Login passwordLogin(const std::string &username, const std::string &password);
void flash(const std::string &message);

int main() {
  httplib::Server server;
  server.Post(
      "/login", [](const httplib::Request &req, httplib::Response &res) {
        const std::string username = req.get_param_value("username");
        switch (passwordLogin(username, req.get_param_value("password"))) {
        case Login::NoPassword:
        case Login::WeakPassword:
          flash("Your account needs a new password.");
          res.set_redirect("/account/reset?username=" + username);
          return;
        case Login::Wrong:
          res.status = 403;
          return;
        case Login::Done:
          res.set_content("welcome", "text/plain");
        }
      });
  server.listen("127.0.0.1", 8080);
}
