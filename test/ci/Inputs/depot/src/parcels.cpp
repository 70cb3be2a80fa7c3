#include "depot/depot.h"

namespace depot {

static void createOld(const httplib::Request &req, httplib::Response &res) {
  sendOn(req, res, "/v2");
}

void addParcels(httplib::Server &server, Shelves &shelves) {
  server.Post("/parcels", createOld);
  server.Put("/parcels/one", [](const httplib::Request &req, httplib::Response &res) {
    sendOn(req, res, "/v2");
  });
  server.Get("/parcels", [](const httplib::Request &, httplib::Response &res) {
    res.set_redirect("/v2/parcels", 301);
  });
  server.Post("/v2/parcels", [&shelves](const httplib::Request &req, httplib::Response &res) {
    shelves.put({req.get_param_value("id"), req.get_param_value("to")});
    res.set_redirect("/shelf/" + req.get_param_value("id")); // finds implicit-see-other
  });
}

} // namespace depot
