#include "answers/answers.h"
#include "orders/orders.h"

void placeOrder(const httplib::Request &req, httplib::Response &res) {
  sendTo(res, "/v2" + req.path.substr(3), 302);
}
