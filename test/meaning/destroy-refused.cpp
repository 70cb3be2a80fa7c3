// What orders depend on isn't deleted.

#include <httplib.h>
#include <map>
#include <string>

struct OrderCycle {
  int schedules = 0;
};
void flashError(const std::string &message);

int main() {
  std::map<int, OrderCycle> cycles;
  httplib::Server server;
  server.Delete(R"(/admin/order_cycles/(\d+))",
                [&](const httplib::Request &req, httplib::Response &res) {
                  const int id = std::stoi(req.matches[1].str());
                  if (cycles[id].schedules != 0) {
                    flashError("That order cycle is linked to a schedule.");
                    res.set_redirect("/admin/order_cycles");
                    return;
                  }
                  cycles.erase(id);
                  res.status = 204;
                });
  server.listen("127.0.0.1", 3000);
}
