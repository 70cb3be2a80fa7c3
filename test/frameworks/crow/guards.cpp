// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other -- -isystem %S/include

// A method may be spelled as a literal, wherever it is compared.

#include "crow.h"

void serve(crow::SimpleApp &app) {
  CROW_ROUTE(app, "/a").methods("GET"_method, "PUT"_method)([](const crow::request &req, crow::response &res) {
    if (req.method == "PUT"_method) {
      res.code = 302;
      // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: PUT gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
      // CHECK-FIXES: res.code = 307;
      res.set_header("Location", "https://b.example" + req.url);
    }
    res.end();
  });
  // Silent
  CROW_ROUTE(app, "/b").methods("GET"_method, "PUT"_method)([](const crow::request &req, crow::response &res) {
    if (req.method == "GET"_method) {
      res.code = 302;
      res.set_header("Location", "https://b.example" + req.url);
    }
    res.end();
  });
}
