#ifndef GUESTBOOK_H
#define GUESTBOOK_H

#include <httplib.h>

#include <map>
#include <mutex>
#include <string>

struct Entry {
  std::string name;
  std::string text;
};

/// All entries by number, in memory. Every server thread may use it.
class GuestBook {
public:
  std::map<int, Entry> entries() const;
  int sign(const std::string &name, const std::string &text);
  bool edit(int id, const std::string &text);
  bool remove(int id);

private:
  mutable std::mutex mutex;
  std::map<int, Entry> byId;
  int lastId = 0;
};

/// The page with its forms, and the interface for programs under /v2.
void addEntryRoutes(httplib::Server &server, GuestBook &book);

/// Addresses that old clients and bookmarks still use.
void addMovedRoutes(httplib::Server &server);

#endif
