#include "depot/depot.h"

int main() {
  httplib::Server server;
  static depot::Shelves shelves;
  server.set_pre_routing_handler([](const httplib::Request &req, httplib::Response &res) {
    if (req.get_header_value("X-Forwarded-Proto") == "http") {
      res.set_redirect("https://depot.example" + req.path, 301); // finds loses-method
      return httplib::Server::HandlerResponse::Handled;
    }
    return httplib::Server::HandlerResponse::Unhandled;
  });
  depot::addParcels(server, shelves);
  depot::addSessions(server);
  depot::addOffice(server, shelves);
  depot::addOld(server);
}
