#pragma once
#include <httplib.h>

namespace depot {

struct Parcel {
  std::string id;
  std::string to;
};

class Shelves {
public:
  void put(const Parcel &parcel);
  void drop(const std::string &id);
};

void addParcels(httplib::Server &server, Shelves &shelves);
void addSessions(httplib::Server &server);
void addOffice(httplib::Server &server, Shelves &shelves);
void addOld(httplib::Server &server);

/// Sends a request to the newer interface.
void sendOn(const httplib::Request &req, httplib::Response &res,
            const std::string &prefix);

inline void toSignIn(httplib::Response &res) {
  res.set_redirect("/signin"); // finds implicit-see-other
}

} // namespace depot
