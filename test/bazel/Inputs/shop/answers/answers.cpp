#include "answers/answers.h"
#include "responses/responses.h"

void sendTo(httplib::Response &res, const std::string &url, int status) {
  fill(res, status, url);
}
