// The form of a scanner: what is to be scanned.

#include <httplib.h>
#include <sstream>
#include <string>
#include <vector>

enum class Priority { Low, Normal, High };
void createTasks(const std::vector<std::string> &targets,
                 const std::string &tag, Priority priority);

int main() {
  httplib::Server server;
  server.Post("/add", [](const httplib::Request &req, httplib::Response &res) {
    std::vector<std::string> targets;
    std::istringstream lines(req.get_param_value("targets"));
    for (std::string line; std::getline(lines, line);)
      targets.push_back(line);
    createTasks(targets, req.get_param_value("tag"), Priority::Normal);
    if (req.get_param_value("redirect") != "false")
      res.set_redirect("/", 301);
    else
      res.set_content("OK", "text/plain");
  });
  server.listen("127.0.0.1", 5000);
}
