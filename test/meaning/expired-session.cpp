// A tab was left open over night. What it saves then finds no session.

#include <httplib.h>
#include <stdexcept>
#include <string>

struct NotAuthenticated : std::runtime_error {
  NotAuthenticated() : std::runtime_error("not authenticated") {}
};

int requireUser(const httplib::Request &req);
void saveWidgets(int user, const std::string &widgets);

int main() {
  httplib::Server server;
  server.Put("/dashboard/widgets",
             [](const httplib::Request &req, httplib::Response &res) {
               try {
                 saveWidgets(requireUser(req), req.body);
                 res.status = 204;
               } catch (const NotAuthenticated &) {
                 res.set_redirect("/login");
               }
             });
  server.listen("127.0.0.1", 8000);
}
