#include "depot/depot.h"

namespace depot {

void sendOn(const httplib::Request &req, httplib::Response &res,
            const std::string &prefix) {
  res.set_redirect(prefix + req.path, 302); // finds loses-method
}

} // namespace depot
