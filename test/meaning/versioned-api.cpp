// The routes with a version in their name lead to the latest ones.

#include <httplib.h>
#include <string>

static httplib::Server::Handler redirect(const std::string &route,
                                         int status = 302) {
  return [route, status](const httplib::Request &, httplib::Response &res) {
    res.set_redirect(route, status);
  };
}

int main() {
  httplib::Server router;
  router.Post("/api/v1/job/once", redirect("/api/job/once"));
  router.Post("/api/v1/job/every", redirect("/api/job/every"));
  router.Post("/api/v1/job/now", redirect("/api/job/now"));
  router.listen("127.0.0.1", 4040);
}
