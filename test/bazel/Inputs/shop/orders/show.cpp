#include "answers/answers.h"
#include "orders/orders.h"

// Only GET gets here.
void showOrder(const httplib::Request &req, httplib::Response &res) {
  sendTo(res, VERSION + req.path.substr(3), 302);
}
