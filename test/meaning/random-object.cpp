// Any entry of the collection, another one each time.

#include <httplib.h>
#include <random>
#include <string>
#include <vector>

int main() {
  const std::vector<std::string> labels = {"11.a1", "14.a4", "37.b2"};
  std::mt19937 generator{std::random_device{}()};
  httplib::Server server;
  server.Get("/EllipticCurve/random", [&](const httplib::Request &,
                                          httplib::Response &res) {
    std::uniform_int_distribution<std::size_t> any(0, labels.size() - 1);
    res.set_redirect("/EllipticCurve/" + labels[any(generator)], 301);
  });
  server.listen("127.0.0.1", 37777);
}
