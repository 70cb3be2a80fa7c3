#include "app/routes.h"

int main() {
  httplib::Server server;
  addRoutes(server);
}
