#include "depot/depot.h"

namespace depot {

void addOffice(httplib::Server &server, Shelves &shelves) {
  server.Post("/office/clear", [&shelves](const httplib::Request &req, httplib::Response &res) {
    shelves.drop(req.get_param_value("id"));
    res.set_redirect("/office", 307); // finds repeats-request
  });
  server.Post("/office/load", [&shelves](const httplib::Request &req, httplib::Response &res) {
    shelves.put({req.body, "office"});
    res.status = 302; // finds implicit-see-other
    res.set_header("Location", "/office/loaded");
  });
}

} // namespace depot
