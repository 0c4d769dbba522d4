Console.WriteLine("cds");
