// RUN: %check_redirects %s %t -- -isystem %S/newer

// Since 0.14.3 the framework names its statuses: the fix uses the names, as the
// author spells them.

#include <httplib.h>

void addRoutes(httplib::Server &server) {
  server.Post("/default", [](const httplib::Request &req,
                             httplib::Response &res) {
    res.set_redirect("/v2" + req.path);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, httplib::StatusCode::TemporaryRedirect_307);
  });
  server.Post("/named", [](const httplib::Request &req,
                           httplib::Response &res) {
    res.set_redirect("/v2" + req.path, httplib::StatusCode::Found_302);
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("/v2" + req.path, httplib::StatusCode::TemporaryRedirect_307);
  });
  server.Put("/users/:id", [](const httplib::Request &req,
                              httplib::Response &res) {
    using namespace httplib;
    res.status = MovedPermanently_301;
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: PUT gets a 301
    // CHECK-FIXES: res.status = PermanentRedirect_308;
    res.set_header("Location", "/v2/users/" + req.path_params.at("id"));
  });
  server.Get("/default", [](const httplib::Request &req,
                            httplib::Response &res) {
    res.set_redirect("/v2" + req.path, httplib::StatusCode::Found_302);
  });
}
