#include "depot/depot.h"

namespace depot {

void showOld(const httplib::Request &, httplib::Response &res) {
  res.set_redirect("/v2/labels", 302); // finds loses-method
}

} // namespace depot
