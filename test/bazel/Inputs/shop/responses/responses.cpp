#include "responses/responses.h"

void fill(httplib::Response &res, int status, const std::string &location) {
  res.status = status;
  res.set_header("Location", location);
}
