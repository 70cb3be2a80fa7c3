// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-implicit-see-other

// The name of a method may be kept when it is first asked for: what stands
// behind the comma is what the expression gives.

#include <httplib.h>

const char *interned(const char *name);
extern const char *keptGet;
void count();

#define POST_NAME (count(), "POST")
#define GET_NAME (keptGet ? "GET" : (keptGet = interned("GET"), "GET"))

void serve(httplib::Server &server) {
  const auto save = [](const httplib::Request &req, httplib::Response &res) {
    if (req.method != POST_NAME)
      return;
    const std::string note = req.body;
    res.set_redirect("/notes", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: POST gets a 302 for a page: {{.*}}
    // CHECK-FIXES: res.set_redirect("/notes", 303);
  };
  server.Get("/a", save);
  server.Post("/a", save);

  // Silent: only GET gets here.
  const auto show = [](const httplib::Request &req, httplib::Response &res) {
    if (req.method != GET_NAME)
      return;
    const std::string note = req.body;
    res.set_redirect("/notes", 302);
  };
  server.Get("/b", show);
  server.Post("/b", show);

  // Silent: what stands before the comma isn't compared.
  const auto other = [](const httplib::Request &req, httplib::Response &res) {
    if (req.method != ("POST", interned("GET")))
      return;
    const std::string note = req.body;
    res.set_redirect("/notes", 302);
  };
  server.Get("/c", other);
  server.Post("/c", other);
}
