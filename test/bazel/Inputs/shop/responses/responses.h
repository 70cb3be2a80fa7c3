#pragma once

#include <httplib.h>

void fill(httplib::Response &res, int status, const std::string &location);
