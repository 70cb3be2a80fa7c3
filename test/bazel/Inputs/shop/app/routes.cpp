#include "app/routes.h"
#include "orders/orders.h"

void addRoutes(httplib::Server &server) {
  server.Post("/v1/orders", placeOrder);
  server.Get("/v1/orders/last", showOrder);
}
