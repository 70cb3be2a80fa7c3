#include "depot/depot.h"

namespace depot {

void showOld(const httplib::Request &, httplib::Response &res);

void addOld(httplib::Server &server) { server.Post("/v1/labels", showOld); }

} // namespace depot
