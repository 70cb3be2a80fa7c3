// Logging in begins with a request that is good once: its number is remembered
// until the answer comes.

#include <httplib.h>
#include <set>
#include <string>

std::string makeId();
std::string deflated(const std::string &id);

class SamlService {
public:
  std::string initiate() {
    const std::string id = makeId();
    pending.insert(id);
    return "https://idp.example/sso?SAMLRequest=" + deflated(id);
  }

private:
  std::set<std::string> pending;
};

int main() {
  SamlService saml;
  httplib::Server server;
  server.Get("/saml2/login",
             [&saml](const httplib::Request &, httplib::Response &res) {
               res.set_redirect(saml.initiate(), 301);
             });
  server.listen("127.0.0.1", 8080);
}
