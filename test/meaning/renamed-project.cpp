// Projects can be renamed. Their former names are kept, and lead to the same
// page of the project.

#include <httplib.h>
#include <string>

struct Project {
  std::string account;
  std::string name;
};
struct Projects {
  const Project *find(const std::string &account,
                      const std::string &name) const;
  const Project *findFormer(const std::string &account,
                            const std::string &name) const;
  void update(const Project &project, const std::string &page,
              const std::string &form);
};

int main() {
  Projects projects;
  httplib::Server server;
  server.Post("/([^/]+)/([^/]+)/(.*)",
              [&](const httplib::Request &req, httplib::Response &res) {
                const std::string account = req.matches[1].str();
                const std::string name = req.matches[2].str();
                const std::string page = req.matches[3].str();
                const Project *project = projects.find(account, name);
                if (!project) {
                  if (const Project *now = projects.findFormer(account, name)) {
                    res.set_redirect(
                        "/" + now->account + "/" + now->name + "/" + page, 302);
                    return;
                  }
                  res.status = 404;
                  return;
                }
                projects.update(*project, page, req.body);
                res.status = 200;
              });
  server.listen("127.0.0.1", 8080);
}
