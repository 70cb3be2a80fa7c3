// Firefox went from /logout to / by itself, and nobody was logged out.

#include <httplib.h>
#include <map>
#include <string>

class CookieStore {
public:
  void forget(const std::string &cookie) { users.erase(cookie); }

private:
  std::map<std::string, int> users;
};

int main() {
  CookieStore store;
  httplib::Server server;
  server.Get("/logout",
             [&store](const httplib::Request &req, httplib::Response &res) {
               store.forget(req.get_header_value("Cookie"));
               res.set_redirect("/login", 301);
             });
  server.listen("127.0.0.1", 8888);
}
