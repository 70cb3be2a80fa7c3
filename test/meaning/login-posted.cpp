// The way in of a template for new applications.

#include <httplib.h>
#include <map>
#include <string>

struct UserRow {
  int id;
  std::string email;
};
bool userByPassword(const std::string &email, const std::string &password,
                    UserRow &user);

class CookieStore {
public:
  void save(const std::string &cookie, const UserRow &user) {
    users[cookie] = user;
  }

private:
  std::map<std::string, UserRow> users;
};

int main() {
  CookieStore store;
  httplib::Server server;
  server.Post("/login",
              [&store](const httplib::Request &req, httplib::Response &res) {
                UserRow user;
                if (!userByPassword(req.get_param_value("Email"),
                                    req.get_param_value("Password"), user)) {
                  res.status = 401;
                  return;
                }
                store.save(req.get_header_value("Cookie"), user);
                res.set_redirect("/", 301);
              });
  server.listen("127.0.0.1", 8888);
}
